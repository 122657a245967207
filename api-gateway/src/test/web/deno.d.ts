// What the tests use of Deno, for the compiler.
declare const Deno: {
  test(name: string, story: () => void | Promise<void>): void;
  readonly env: { get(name: string): string | undefined };
};

declare module 'node:assert' {
  export function strictEqual<T>(actual: T, expected: T, message?: string): void;
  export function deepStrictEqual<T>(actual: T, expected: T, message?: string): void;
  export function ok(value: unknown, message?: string): asserts value;
  export function rejects(promise: Promise<unknown>, expected: RegExp): Promise<void>;
}
