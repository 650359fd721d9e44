/** A committed operation together with the types of its variables and its result. */
export interface TypedDocument<Result, Variables> {
  readonly operationName: string;
  readonly query: string;
  /** Never set: carries the types for the client's inference. */
  readonly types?: (variables: Variables) => Result;
}
