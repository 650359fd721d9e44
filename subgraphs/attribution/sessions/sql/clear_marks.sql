-- Marks that came since stay.
INSERT INTO session_mark (moment, visitor, marks) SELECT moment, visitor, -marks AS marks FROM session_work
