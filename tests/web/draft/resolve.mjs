// The pages' modules name each other without an ending, as their bundler reads them; Node wants it.
import { registerHooks } from "node:module";

registerHooks({
  resolve: (name, context, next) => next(name.startsWith(".") && !/\.\w+$/.test(name) ? `${name}.ts` : name, context),
});
