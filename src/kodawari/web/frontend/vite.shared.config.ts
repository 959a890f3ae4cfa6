import { defineConfig } from "vite";

// The program of a shared file: one script and one stylesheet, which the server writes into the file.
export default defineConfig({
  build: {
    outDir: "../pages/shared",
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: "src/shared/main.ts",
      output: { codeSplitting: false, entryFileNames: "shared.js", assetFileNames: "shared[extname]" },
    },
  },
});
