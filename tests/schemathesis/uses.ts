// What a program has of the generated types: the codes of an operation, status by status.
import type { components, operations } from "./service";

type Codes<Operation extends keyof operations, Status extends keyof operations[Operation]["responses"]> =
  operations[Operation]["responses"][Status] extends {
    content: { "application/json": { error: { code: infer Code } } };
  }
    ? Code
    : never;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

export const conflict: Same<
  Codes<"create_project", 409>,
  "CONFLICT" | "PROJECT_NAME_TAKEN" | "PROJECT_NOT_EMPTY"
> = true;
export const missing: Same<Codes<"download_file", 404>, "FILE_NOT_FOUND" | "NOT_FOUND"> = true;
export const created: operations["create_project"]["responses"][201]["headers"]["location"] = "/projects/1";
// What several operations answer is one type, which has a name.
export const taken: components["schemas"]["ProjectError.409"] = {
  success: false,
  error: { code: "PROJECT_NAME_TAKEN", message: "It is taken" },
};
