import { z } from "zod/mini";

// zod/mini says only "Invalid input" until it has a language. What a schema says against a file reaches people: it has to tell more.
z.config(z.locales.en());
