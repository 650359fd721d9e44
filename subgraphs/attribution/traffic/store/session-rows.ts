import DataLoader from 'dataloader';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { SessionDimension } from '../model/session-dimension.ts';
import { readSessionRows, type SessionRow, type SessionScope } from './sessions.ts';

/** The fields of one page ask within it, in milliseconds. */
const GATHER_MS = 10;

/** Rows of some sessions by one list of dimensions. */
interface Question {
  readonly asked: SessionScope;
  readonly by: readonly SessionDimension[];
  readonly first: number;
}

/** Reads rows of sessions, the most frequent `first`; without a dimension one row, or none. */
export type SessionRows = (question: Question) => Promise<readonly SessionRow[]>;

/** Questions over the same sessions are one statement; a session has several pages, so those by page stand alone. */
function groupOf({ asked, by }: Question): string {
  return JSON.stringify([asked, by.includes('PAGE') ? by : [], by.includes('RETURNING')]);
}

/** Brings the stored sessions of a generation up to date, and says whether there are any. */
type Keep = (generation: number) => Promise<boolean>;

async function readGroup(
  warehouse: Warehouse,
  keep: Keep,
  questions: readonly Question[],
): Promise<Array<readonly SessionRow[]>> {
  const [{ asked }] = questions as [Question];
  const isStored = await keep(asked.scope.generation);
  const breakdowns = questions.map(({ by }) => by);
  const most = Math.max(...questions.map(({ first }) => first));
  const read = await readSessionRows(warehouse, { ...asked, isStored }, breakdowns, most);
  return questions.map(({ first }, place) => (read[place] ?? []).slice(0, first));
}

/** Reads what is asked of the same sessions at about the same time in one statement: making them is what costs. */
export function createSessionRows(warehouse: Warehouse, keep: Keep): SessionRows {
  const loader = new DataLoader<Question, readonly SessionRow[]>(
    async (questions) => {
      const groups = new Map<string, Question[]>();
      for (const question of questions) {
        const name = groupOf(question);
        groups.set(name, [...(groups.get(name) ?? []), question]);
      }
      const answers = new Map<Question, readonly SessionRow[] | Error>();
      await Promise.all(
        [...groups.values()].map(async (group) => {
          const read = await readGroup(warehouse, keep, group).catch((error: Error) => error);
          group.forEach((question, place) => {
            answers.set(question, read instanceof Error ? read : (read[place] ?? []));
          });
        }),
      );
      return questions.map((question) => answers.get(question) ?? []);
    },
    { cache: false, batchScheduleFn: (send) => setTimeout(send, GATHER_MS) },
  );
  return (question) => loader.load(question);
}
