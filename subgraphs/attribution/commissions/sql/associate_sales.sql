sum(e.basis_minor)
