// Makes the folder that is named into a store of behaviour without events, as a first start does.
import { openBehaviour } from '../storage/behaviour/open.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder');
await (await openBehaviour(folder)).close();
