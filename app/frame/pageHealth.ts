import { cache } from "react";
import { getHealth } from "#server/health";

/** The installation's health, asked for once a request by whatever the page shows of it. */
export const pageHealth = cache(getHealth);
