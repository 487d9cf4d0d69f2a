import { AppError, httpStatus, notFound } from "#server/errors";

test.each([
  [new AppError("INVALID", "…"), 400],
  [new AppError("SIGNED_OUT", "…"), 401],
  [new AppError("FORBIDDEN", "…"), 403],
  [notFound("problem"), 404],
  [new AppError("CONFLICT", "…"), 409],
  [new AppError("CLOSED", "…"), 409],
  [new AppError("TOO_LARGE", "…"), 413],
  [new AppError("TOO_MANY_REQUESTS", "…"), 429],
  [new AppError("UNAVAILABLE", "…"), 503],
  [new Error("ours"), 500],
  ["thrown text", 500],
])("%s answers with status %i", (error, status) => {
  expect(httpStatus(error)).toBe(status);
});

test("what is missing and what is private are told in the same words", () => {
  expect(notFound("assignment").message).toBe("There is no such assignment, or it is not open to you.");
});
