// Reads calendar files with two programs and prints what each found, as JSON by program and file.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
  const part = calendar.getFirstSubcomponent("vevent");
  const event = new ICAL.Event(part);
  return {
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    zone: part.getFirstProperty("dtstart").getParameter("tzid"),
    organizer: part.getFirstPropertyValue("organizer"),
    attendee: part.getFirstPropertyValue("attendee"),
    sequence: event.sequence,
    status: part.getFirstPropertyValue("status"),
    uid: event.uid,
    place: event.location,
  };
}

function byNodeIcal(text) {
  const event = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one.type === "VEVENT");
  const address = (value) => value?.val ?? value ?? null;
  return {
    start: event.start.toISOString(),
    end: event.end.toISOString(),
    zone: event.start.tz,
    organizer: address(event.organizer),
    attendee: address(event.attendee),
    sequence: Number(event.sequence),
    status: event.status,
    uid: event.uid,
    place: event.location,
  };
}

const found = { "ical.js": {}, "node-ical": {} };
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  found["ical.js"][basename(path)] = byIcalJs(text);
  found["node-ical"][basename(path)] = byNodeIcal(text);
}
console.log(JSON.stringify(found));
