import { defineConfig } from "vite";

// Everything ends up beside the server, under names that carry their content, so that a browser may keep it for ever.
export default defineConfig({
  build: {
    outDir: "../pages",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
