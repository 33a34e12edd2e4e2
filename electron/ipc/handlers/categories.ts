import { assignCategory, listCategories, retire, saveCategory } from '../../use-cases/categories/categories.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const categoriesHandlers = (host: Host): Handlers['categories'] => ({
  list: () => listCategories(host.services()),
  save: (calling, input) => saveCategory(host.services(), callerOf(calling), input),
  retire: (calling, input) => retire(host.services(), callerOf(calling), input),
  assign: (calling, input) => assignCategory(host.services(), callerOf(calling), input),
});
