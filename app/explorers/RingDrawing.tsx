import type { RingPicture } from "./ringPicture";

const side = 360;
const middle = side / 2;
const radius = 132;
const boxHeight = 26;

/** Workers on a circle with their chunks, which fill up, and arrows for what is sent next. */
export function RingDrawing({ ring: { title, alt, shares, messages } }: { ring: RingPicture }) {
  const n = shares.length;
  const cell = Math.min(16, Math.floor(60 / n));
  const boxWidth = n * cell;
  const angleOf = (worker: number) => (2 * Math.PI * worker) / n - Math.PI / 2;
  const placeAt = (angle: number, distance = radius) =>
    [middle + distance * Math.cos(angle), middle + distance * Math.sin(angle)] as const;
  // Arrows keep clear of the boxes, which reach further to the sides than up and down.
  const clear = (angle: number) =>
    (Math.abs(Math.sin(angle)) * (boxWidth / 2) + Math.abs(Math.cos(angle)) * (boxHeight / 2) + 7) / radius;
  return (
    <figure className="space-y-1 text-xs">
      <p className="font-semibold">{title}</p>
      <svg role="img" aria-label={`${title}. ${alt}`} viewBox={`0 0 ${side} ${side}`} className="w-full max-w-110">
        {messages.map(({ from, chunk }) => {
          const [start, end] = [angleOf(from) + clear(angleOf(from)), angleOf(from + 1) - clear(angleOf(from + 1))];
          return (
            <Arrow
              key={from}
              path={arc(placeAt(start), placeAt(end))}
              tip={placeAt(end)}
              along={end}
              label={placeAt((start + end) / 2)}
              chunk={chunk}
            />
          );
        })}
        {shares.map((chunks, worker) => {
          const angle = angleOf(worker);
          const [x, y] = placeAt(angle);
          const sent = messages.find(({ from }) => from === worker)?.chunk;
          const inward = [-Math.cos(angle) * (boxWidth / 2 + 12), -Math.sin(angle) * 27] as const;
          return (
            <g key={worker}>
              <rect
                x={x - boxWidth / 2 - 3}
                y={y - boxHeight / 2 - 3}
                width={boxWidth + 6}
                height={boxHeight + 6}
                rx={4}
                className="fill-surface stroke-line-strong"
              />
              {chunks.map((share, chunk) => (
                <Chunk
                  key={chunk}
                  x={x - boxWidth / 2 + chunk * cell}
                  y={y - boxHeight / 2}
                  width={cell}
                  share={share / n}
                  isSent={chunk === sent}
                  name={cell >= 10 ? String(chunk) : ""}
                />
              ))}
              <text
                x={x + inward[0]}
                y={y + inward[1] + 4}
                textAnchor={Math.abs(Math.cos(angle)) < 0.01 ? "middle" : Math.cos(angle) > 0 ? "end" : "start"}
                fontSize={13}
                className="fill-ink-soft"
              >
                {worker}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="max-w-[60ch] text-ink-faint">
        Each box: the {n} chunks of the worker whose number stands beside it. A chunk fills up with every worker whose
        gradient is in its sum. Arrows: the chunk that is sent in this round.
      </figcaption>
    </figure>
  );
}

const arc = ([x, y]: readonly [number, number], [toX, toY]: readonly [number, number]) =>
  `M${x.toFixed(2)},${y.toFixed(2)}A${radius},${radius} 0 0 1 ${toX.toFixed(2)},${toY.toFixed(2)}`;

function Arrow({
  path,
  tip: [x, y],
  along,
  label: [labelX, labelY],
  chunk,
}: {
  path: string;
  tip: readonly [number, number];
  along: number;
  label: readonly [number, number];
  chunk: number;
}) {
  const direction = (along * 180) / Math.PI + 90;
  return (
    <g>
      <path d={path} className="fill-transparent stroke-accent" strokeWidth={1.5} />
      <path
        d="M0,0L-9,4.5L-9,-4.5Z"
        transform={`translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${direction.toFixed(1)})`}
        className="fill-accent"
      />
      <circle cx={labelX} cy={labelY} r={9} className="fill-paper stroke-accent" />
      <text x={labelX} y={labelY + 4} textAnchor="middle" fontSize={12} className="numbers fill-accent font-semibold">
        {chunk}
      </text>
    </g>
  );
}

function Chunk({
  x,
  y,
  width,
  share,
  isSent,
  name,
}: {
  x: number;
  y: number;
  width: number;
  share: number;
  isSent: boolean;
  name: string;
}) {
  const filled = share * boxHeight;
  return (
    <g>
      <rect
        x={x}
        y={y + boxHeight - filled}
        width={width}
        height={filled}
        className="fill-student"
        fillOpacity={share === 1 ? 0.75 : 0.35}
      />
      <rect
        x={x}
        y={y}
        width={width}
        height={boxHeight}
        strokeWidth={isSent ? 2 : 0.75}
        className={`fill-transparent ${isSent ? "stroke-accent" : "stroke-line-strong"}`}
      />
      <text
        x={x + width / 2}
        y={y + boxHeight / 2 + 4}
        textAnchor="middle"
        fontSize={11}
        className={`numbers ${share === 1 ? "fill-paper font-semibold" : "fill-ink-soft"}`}
      >
        {name}
      </text>
    </g>
  );
}
