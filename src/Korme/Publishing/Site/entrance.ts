// Straight on in the visitor's language, as the served site does; without scripts the entrance itself offers the languages.
const links = new Map(Array.from(document.querySelectorAll<HTMLAnchorElement>('a[data-entrance]'), (link) => [link.dataset.entrance!, link]));
const wanted = navigator.languages.map((language) => language.split('-')[0]!.toLowerCase()).find((language) => links.has(language));
const link = links.get(wanted ?? 'en') ?? links.values().next().value;
if (link && !location.hash) location.replace(link.href);
