import type { SourcePlace } from "#server/studentVerdict";

/** Where in the student's own source something happened; each place is a way into the editor. */
export function SourcePlaces({
  places,
  onShowPlace,
}: {
  places: readonly SourcePlace[];
  onShowPlace: (place: { line: number; column: number }) => void;
}) {
  if (places.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {places.map((place, index) => (
        <li key={index}>
          <button
            type="button"
            onClick={() => onShowPlace(place)}
            className="min-h-6 rounded-sm font-mono text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
          >
            {place.function !== undefined && `${place.function}, `}line {place.line}:{place.column}
          </button>
        </li>
      ))}
    </ul>
  );
}
