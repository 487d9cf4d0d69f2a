import { defineProblem } from "allclose";

export default defineProblem({
  title: "Three ways to average gradients",
  summary: "How many messages, how large, and who carries them: all-to-all, parameter server and ring.",
  tags: ["distributed"],
  parts: [
    {
      kind: "table",
      id: "messages",
      title: "Messages of one step",
      points: 6,
      source: "h2.5",
      prompt: "How many messages are sent in one step by all machines together, and how large is **one** of them?",
      symbols: [
        { kind: "count", name: "n", min: 2, max: 9 },
        { kind: "count", name: "p", min: 1, max: 20, multipleOf: "n" },
      ],
      corner: "method",
      columns: ["messages", "size of a message"],
      rows: [
        {
          title: "all-to-all",
          cells: [
            {
              kind: "symbolic",
              id: "all-messages",
              points: 2,
              key: ["n(n-1)", "n^2 - n"],
              mistakes: [
                {
                  id: "to-itself",
                  title: "A worker sends nothing to itself",
                  kind: "factor",
                  feedback: "You counted a message from each worker to all $n$. One of these is the worker itself.",
                  answers: ["n^2"],
                },
                {
                  id: "pairs",
                  title: "Each direction is a message",
                  kind: "factor",
                  feedback: "You counted the pairs of workers. In each pair both send.",
                  answers: ["n(n-1)/2"],
                },
                {
                  id: "of-one-worker",
                  title: "That is what one worker sends",
                  kind: "factor",
                  feedback: "Asked is the number of messages of all workers together.",
                  answers: ["n-1"],
                },
              ],
            },
            { kind: "printed", text: "$p$" },
          ],
        },
        {
          title: "parameter server",
          cells: [
            { kind: "printed", text: "$2n$" },
            {
              kind: "symbolic",
              id: "server-size",
              points: 2,
              key: ["p"],
              mistakes: [
                {
                  id: "server-total",
                  title: "That is the size of several messages",
                  kind: "factor",
                  feedback: "Asked is the size of one message: one gradient to the server, or one average back.",
                  answers: ["n p", "2 p", "2 n p"],
                },
                {
                  id: "server-chunks",
                  title: "The server gets whole gradients",
                  kind: "factor",
                  feedback: "Cutting into chunks belongs to the ring. Here a message holds a whole gradient.",
                  answers: ["p/n"],
                },
              ],
            },
          ],
        },
        {
          title: "ring all-reduce",
          cells: [
            { kind: "printed", text: "$n\\cdot2(n-1)$" },
            {
              kind: "symbolic",
              id: "ring-size",
              points: 2,
              key: ["p/n"],
              mistakes: [
                {
                  id: "ring-whole",
                  title: "The ring passes chunks on",
                  kind: "factor",
                  feedback: "A whole gradient is $p$ numbers. How many of them are in one chunk?",
                  answers: ["p"],
                },
                {
                  id: "ring-one-less",
                  title: "There are as many chunks as workers",
                  kind: "factor",
                  feedback: "$n-1$ is the number of rounds in each half. The gradient is cut into $n$ chunks.",
                  answers: ["p/(n-1)"],
                },
                {
                  id: "ring-traffic",
                  title: "That is what one worker sends in all rounds",
                  kind: "formula",
                  feedback: "You added up the $2(n-1)$ messages of one worker. Asked is the size of one.",
                  answers: ["2(n-1)p/n"],
                },
              ],
            },
          ],
        },
      ],
      hints: [
        "Count for $n=2$ and $n=3$ on paper and compare.",
        "All-to-all: how many messages does one worker send, and how many workers are there?",
      ],
      explanation:
        "Each of $n$ workers sends to $n-1$ others. The server receives whole gradients and sends whole averages, $p$ numbers each. In the ring a message is one of the $n$ chunks.",
    },
    {
      kind: "table",
      id: "traffic",
      title: "Traffic of one step",
      points: 9,
      source: "h2.5",
      prompt:
        "**Total**: all numbers sent in one step. **Rounds**: how many times machines have to wait for messages, if everything that can be sent at the same time is. **Busiest**: numbers that the busiest machine sends and receives together.",
      symbols: [
        { kind: "count", name: "n", min: 2, max: 9 },
        { kind: "count", name: "p", min: 1, max: 20, multipleOf: "n" },
      ],
      corner: "method",
      columns: ["total", "rounds", "busiest"],
      rows: [
        {
          title: "all-to-all",
          cells: [
            {
              kind: "symbolic",
              id: "all-total",
              points: 1,
              key: ["n(n-1)p"],
              mistakes: [
                {
                  id: "all-total-pairs",
                  title: "Each direction is a message",
                  kind: "factor",
                  feedback: "You counted the pairs of workers. In each pair both send.",
                  answers: ["n(n-1)p/2"],
                },
                {
                  id: "all-total-of-one",
                  title: "That is what one worker sends",
                  kind: "factor",
                  feedback: "The total is over all workers.",
                  answers: ["(n-1)p"],
                },
              ],
            },
            { kind: "symbolic", id: "all-rounds", points: 1, key: ["1"] },
            {
              kind: "symbolic",
              id: "all-busiest",
              points: 1,
              key: ["2(n-1)p"],
              mistakes: [
                {
                  id: "all-busiest-one-way",
                  title: "That is one direction",
                  kind: "factor",
                  feedback: "A worker receives as much as it sends, and both count.",
                  answers: ["(n-1)p"],
                },
              ],
            },
          ],
        },
        {
          title: "parameter server",
          cells: [
            {
              kind: "symbolic",
              id: "server-all",
              points: 1,
              key: ["2np"],
              mistakes: [
                {
                  id: "server-all-one-way",
                  title: "That is one direction",
                  kind: "factor",
                  feedback: "The averages travel back to the workers, too.",
                  answers: ["np"],
                },
              ],
            },
            { kind: "symbolic", id: "server-rounds", points: 1, key: ["2"] },
            {
              kind: "symbolic",
              id: "server-busiest",
              points: 1,
              key: ["2np"],
              mistakes: [
                {
                  id: "server-busiest-worker",
                  title: "That is what a worker carries",
                  kind: "formula",
                  feedback: "One machine takes part in every message. What does it send and receive?",
                  answers: ["2p"],
                },
              ],
            },
          ],
        },
        {
          title: "ring all-reduce",
          cells: [
            {
              kind: "symbolic",
              id: "ring-total",
              points: 1,
              key: ["2(n-1)p", "n*2(n-1)*p/n"],
              mistakes: [
                {
                  id: "ring-total-of-one",
                  title: "That is what one worker sends",
                  kind: "factor",
                  feedback: "The total is over all $n$ workers.",
                  answers: ["2(n-1)p/n"],
                },
                {
                  id: "ring-total-half",
                  title: "That is half of it",
                  kind: "factor",
                  feedback: "After the sums are collected, as many rounds hand them round.",
                  answers: ["(n-1)p"],
                },
              ],
            },
            {
              kind: "symbolic",
              id: "ring-rounds",
              points: 1,
              key: ["2(n-1)", "2n - 2"],
              mistakes: [
                {
                  id: "ring-rounds-half",
                  title: "That is half of it",
                  kind: "factor",
                  feedback: "After the sums are collected, as many rounds hand them round.",
                  answers: ["n-1"],
                },
                {
                  id: "ring-rounds-more",
                  title: "Two rounds too many",
                  kind: "factor",
                  feedback: "A chunk needs $n-1$ hops to have met all $n$ workers: it starts at one of them.",
                  answers: ["2n"],
                },
              ],
            },
            {
              kind: "symbolic",
              id: "ring-busiest",
              points: 1,
              key: ["4(n-1)/n p", "4p - 4p/n"],
              mistakes: [
                {
                  id: "ring-busiest-one-way",
                  title: "That is one direction",
                  kind: "factor",
                  feedback: "A worker receives as much as it sends, and both count.",
                  answers: ["2(n-1)p/n"],
                },
              ],
            },
          ],
        },
      ],
      hints: [
        "The total is the number of messages times the size of one.",
        "For the busiest machine, ask who takes part in the most messages, and add up what goes in and out.",
      ],
      explanation:
        "Totals are messages times size. All-to-all needs a single round, the server two, the ring one for each pass of a chunk. The server takes part in all $2n$ messages; in the other two methods all workers carry the same, $2(n-1)$ messages of $p$ numbers or $4(n-1)$ messages, half of them incoming, of $\\frac pn$ numbers.",
      afterword:
        "The ring's total is close to the server's. What makes it scale is that nobody is a hot spot: each worker sends and receives less than $2p$ numbers each way, however many workers there are.",
    },
    {
      kind: "written",
      id: "why-ring",
      title: "Why the ring scales",
      points: 2,
      source: "h2.5",
      prompt:
        "The ring sends about as many numbers in total as the parameter server does. Explain why it copes better with many workers all the same.",
      rubric: [
        {
          id: "hot-spot",
          text: "At the server everything meets in one machine: its traffic, 2np, grows with the number of workers. The ring has no such machine.",
          points: 1,
        },
        {
          id: "bounded",
          text: "In the ring each worker sends 2(n-1)/n p, less than 2p, and receives as much, for any n; all links work at the same time.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "less-total",
          text: "The ring sends far fewer numbers in total.",
          feedback: "Compare the totals of your table: they differ by one worker's share only.",
        },
        {
          id: "fewer-rounds",
          text: "The ring needs fewer rounds.",
          feedback: "It needs more: $2(n-1)$ against $2$. What is small is what one machine handles.",
        },
      ],
      hints: ["Let $n$ grow in the last column of your table."],
      explanation:
        "The totals are $2np$ and $2(n-1)p$. But the server handles all of $2np$ alone, so a step takes longer with every further worker, whereas a worker in the ring sends and receives $2\\frac{n-1}np<2p$ each way, however many there are. The price is $2(n-1)$ rounds, each with its delay, which tells when messages are small.",
    },
  ],
});
