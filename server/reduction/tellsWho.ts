import { wordsOf } from "./neutralNames";

/** Shorter ones are parts of other words. */
const shortest = 3;

/**
 * A word of a program that tells who a student is: of their name, their address or their id. A net under everything else
 * that keeps such words out; what stands in programs that everybody knows tells nobody.
 */
export function tellsWho(
  source: string,
  { id, name, email }: { id: string; name: string; email: string },
  known: readonly string[],
): string | undefined {
  const [localPart = ""] = email.split("@");
  const text = source.toLowerCase();
  const everybodys = new Set([...wordsOf(known)].map((word) => word.toLowerCase()));
  const words = new Set([...wordsOf([source])].map((word) => word.toLowerCase()));
  const whole = [id, email, name, localPart].map((each) => each.toLowerCase());
  const named = whole.find(
    (each) => each.length >= shortest && /[^\p{L}]/u.test(each) && text.includes(each) && !everybodys.has(each),
  );
  return (
    named ??
    [...wordsOf([name, localPart])]
      .map((word) => word.toLowerCase())
      .find((word) => word.length >= shortest && words.has(word) && !everybodys.has(word) && !isLanguages(word))
  );
}

/** A student may be called Max. */
const isLanguages = (word: string): boolean => languageWords.has(word);

const languageWords = new Set(
  [globalThis, Math, Number, Array.prototype, Float64Array.prototype, String.prototype]
    .flatMap((owner) => Object.getOwnPropertyNames(owner))
    .concat("const", "let", "for", "new", "return", "import", "export", "from", "value", "helper", "field")
    .map((word) => word.toLowerCase()),
);
