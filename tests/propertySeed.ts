import fc from "fast-check";

// Properties draw from jest's seed: `npm test` gives the same one every time, `npm test -- --seed=7` another.
fc.configureGlobal({ seed: jest.getSeed() });
