/** What stands under a name that came from elsewhere, as from an address; nothing of what every object has, as "constructor". */
export const own = <T>(all: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(all, name) ? all[name] : undefined);
