// Which types of event are there? Those of PLOVER, by the table of the project's data.

import table from "../../../data/ontology/plover.csv?names";
import type { Modality } from "../model";

export const TYPES = Object.keys(table);

export const MODALITIES: Modality[] = [
  "asserted", "offered", "conditional", "planned", "future", "alleged", "denied", "retracted",
];
