/**
 * The header that saves an answer under a name: once in the letters that every program reads, once as it is.
 *
 * @see RFC 6266 §4.3 and RFC 8187 §3.2.1, which lists what may stand there without an escape
 */
export function attachmentNamed(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, "_").replaceAll(/["\\%;]/g, "_");
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
