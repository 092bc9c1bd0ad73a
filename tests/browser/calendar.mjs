// Judges calendars by RFC 5545, more strictly than programs that show them do.

import ICAL from "ical.js";

/** The properties of an event that stand once at most (3.6.1). */
const ONCE = "class created description dtend dtstamp dtstart duration geo last-modified location organizer \
priority recurrence-id sequence status summary transp uid url".split(" ");
const OFTEN = "attach attendee categories comment contact exdate rdate related request-status resources rrule \
image conference".split(" ");
/** Those of a calendar: RFC 5545, 3.6, and RFC 7986. */
const CALENDAR = "prodid version calscale method name description uid url last-modified refresh-interval source \
color image categories".split(" ");
const TEXT = /^(SUMMARY|DESCRIPTION|LOCATION|COMMENT|NAME)[;:]/;

/** Names what is wrong with a calendar. */
export function calendarFaults(bytes) {
  const text = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true }).decode(bytes);
  return [...lineFaults(text), ...contentFaults(text)];
}

function contentFaults(text) {
  try {
    ICAL.design.strict = true;
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.name === "vcalendar" ? whole(calendar) : [`a ${calendar.name}, not a vcalendar`];
  } catch (error) {
    return [`cannot be parsed: ${error.message}`];
  }
}

function whole(calendar) {
  const faults = countFaults(calendar, ["prodid", "version"], CALENDAR, []);
  if (calendar.getFirstPropertyValue("version") !== "2.0") faults.push("VERSION is not 2.0");
  const parts = calendar.getAllSubcomponents();
  if (parts.length === 0) faults.push("holds nothing");
  const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid"));
  const uids = calendar.getAllSubcomponents("vevent").map((part) => part.getFirstPropertyValue("uid"));
  const twice = (all) => all.filter((one, index) => all.indexOf(one) !== index);
  return [
    ...faults,
    ...parts.flatMap((part) => partFaults(part, zones)),
    ...twice(uids).map((uid) => `two events are ${uid}`),
    ...twice(zones).map((zone) => `two zones are ${zone}`),
  ];
}

/** What a zone says of its times (3.6.5): each has a beginning, two offsets and a name, and there is at least one. */
function zoneFaults(zone) {
  const faults = countFaults(zone, ["tzid"], ["tzid", "last-modified", "tzurl"], []);
  const times = zone.getAllSubcomponents();
  if (times.length === 0) faults.push("a zone without a time");
  for (const time of times) {
    if (!["standard", "daylight"].includes(time.name)) faults.push(`a ${time.name} in a zone`);
    const needed = ["dtstart", "tzoffsetfrom", "tzoffsetto"];
    faults.push(...countFaults(time, needed, [...needed, "rrule"], ["rdate", "tzname", "comment"]));
    const start = time.getFirstPropertyValue("dtstart");
    if (start?.zone === ICAL.Timezone.utcTimezone) faults.push("a change of the clocks is told in UTC");
  }
  return faults;
}

/** What repeats (3.8.5): the rule fits the first time, and what falls out is a time of it. */
function recurrenceFaults(part, zones) {
  const faults = [];
  for (const name of ["dtstart", "dtend", "exdate"]) {
    for (const property of part.getAllProperties(name)) {
      const zone = property.getParameter("tzid");
      if (zone && !zones.includes(zone)) faults.push(`${name.toUpperCase()} names the zone ${zone}, which is not there`);
    }
  }
  const [start, rule] = ["dtstart", "rrule"].map((name) => part.getFirstPropertyValue(name));
  if (!rule || !start) return faults;
  if (rule.until && rule.count) faults.push("RRULE has both UNTIL and COUNT");
  if (!rule.until && !rule.count) faults.push("RRULE never ends");
  if (rule.until && rule.until.isDate !== start.isDate) faults.push("UNTIL is not of the kind of DTSTART");
  if (rule.until && !start.isDate && rule.until.zone !== ICAL.Timezone.utcTimezone) faults.push("UNTIL is not in UTC");
  const times = [];
  const iterator = rule.iterator(start);
  for (let next = iterator.next(); next && times.length < 1000; next = iterator.next()) times.push(next.toString());
  if (times[0] !== start.toString()) faults.push(`RRULE begins at ${times[0]}, not at ${start}`);
  for (const property of part.getAllProperties("exdate")) {
    const at = property.getFirstValue().toString();
    if (!times.includes(at)) faults.push(`EXDATE ${at} is no time of the event`);
  }
  return faults;
}

/** Lines end in CRLF, are folded after 75 bytes at most, and hold no control character (3.1). */
function lineFaults(text) {
  const faults = [];
  if (text.includes("\uFFFD")) faults.push("not UTF-8");
  if (text.startsWith("\uFEFF")) faults.push("begins with a mark of byte order");
  if (!text.endsWith("\r\n")) faults.push("the last line does not end in CRLF");
  if (/(^|[^\r])\n|\r(?!\n)/.test(text)) faults.push("a line ends in less than CRLF");
  const long = text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75);
  faults.push(...long.map((line) => `longer than 75 bytes: ${line}`));
  for (const line of text.replace(/\r\n[ \t]/g, "").split("\r\n")) {
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(line)) faults.push(`a control character in ${line}`);
    const value = TEXT.test(line) ? line.slice(line.indexOf(":") + 1) : "";
    if (/[,;]|\\(?![\\;,Nn])/.test(value.replace(/\\[\\;,Nn]/g, ""))) faults.push(`not escaped: ${line}`);
  }
  return faults;
}

function partFaults(part, zones) {
  if (part.name === "vtimezone") return zoneFaults(part);
  if (part.name !== "vevent") return [`a ${part.name}`];
  const faults = countFaults(part, ["uid", "dtstamp", "dtstart"], ONCE, OFTEN);
  const value = (name) => part.getFirstPropertyValue(name);
  const [stamp, start, end, url] = ["dtstamp", "dtstart", "dtend", "url"].map(value);
  if (!/\S/.test(value("uid") ?? "")) faults.push("an empty UID");
  if (stamp && stamp.zone !== ICAL.Timezone.utcTimezone) faults.push(`DTSTAMP is not in UTC: ${stamp}`);
  if (end && value("duration")) faults.push("both DTEND and DURATION");
  if (start && end) {
    if (start.isDate !== end.isDate) faults.push("one of DTSTART and DTEND has a time, one has none");
    if (end.compare(start) <= 0) faults.push(`ends at ${end}, which is not after ${start}`);
  }
  faults.push(...recurrenceFaults(part, zones));
  if (url && !/^https?:\/\/[^\s/]+\//.test(url)) faults.push(`URL is ${url}`);
  return faults;
}

function countFaults(component, required, once, often) {
  const names = component.getAllProperties().map(({ name }) => name);
  const count = (wanted) => names.filter((name) => name === wanted).length;
  const known = (name) => once.includes(name) || often.includes(name) || name.startsWith("x-");
  return [
    ...required.filter((name) => count(name) === 0).map((name) => `no ${name.toUpperCase()}`),
    ...once.filter((name) => count(name) > 1).map((name) => `more than one ${name.toUpperCase()}`),
    ...names.filter((name) => !known(name)).map((name) => `RFC 5545 knows no ${name.toUpperCase()} here`),
  ];
}
