for (const kept = []; ; ) kept.push(require("node:vm").createContext({}));
