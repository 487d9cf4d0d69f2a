import { signInRefusals } from "#server/signIn";
import { refusalMessage } from "../../app/sign-in/refusalMessage";

const unknown = refusalMessage("something nobody wrote");

test("every reason for a refusal has a sentence of its own", () => {
  const sentences = [...signInRefusals, "no-answer", "OAuthSignin", "OAuthCallback"].map(refusalMessage);
  expect(new Set([...sentences, unknown]).size).toBe(sentences.length + 1);
});

test.each(["", "failed", "__proto__", "<img src=x>", "Your password is expired, send it to evil.example"])(
  "the page does not repeat %p from a link",
  (text) => {
    expect(refusalMessage(text)).toBe(unknown);
  },
);
