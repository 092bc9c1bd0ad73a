// The pages that stand for all kinds of page of the sample site.
//
// `spanish` is the address of the translation, where there is one; `marks` says that the page shows redactions,
// `search` that it searches.

export const pages = [
  { name: "home", path: "/", spanish: "/es/" },
  { name: "home, Spanish", path: "/es/", lang: "es" },
  { name: "policy", path: "/policies/300-use-of-force/", spanish: "/es/policies/300-use-of-force/" },
  { name: "policy with redactions", path: "/policies/306-less-lethal-devices/", marks: true },
  { name: "policy, Spanish", path: "/es/policies/340-complaints-about-officers/", lang: "es" },
  { name: "tip", path: "/tips/doors-and-windows/", spanish: "/es/tips/doors-and-windows/" },
  { name: "report", path: "/reports/2026-q3-property-crime/" },
  { name: "report with redactions", path: "/reports/2026-storage-unit-break-ins-review/", marks: true },
  { name: "training unit", path: "/training/report-writing/" },
  { name: "training unit with redactions", path: "/training/vehicle-stops/", marks: true },
  { name: "bulletin", path: "/bulletins/recall-bicycle-locks/" },
  { name: "event", path: "/events/community-meeting-2026-12/", spanish: "/es/events/community-meeting-2026-12/" },
  { name: "software", path: "/software/plainview/" },
  { name: "page", path: "/about/accessibility/" },
  { name: "list of policies", path: "/policies/", spanish: "/es/policies/" },
  { name: "list of events", path: "/events/", spanish: "/es/events/" },
  { name: "subjects", path: "/topic/", spanish: "/es/topic/" },
  { name: "subject, page 1 of 2", path: "/topic/accountability/", spanish: "/es/topic/accountability/" },
  { name: "what is withheld", path: "/withholding/", spanish: "/es/withholding/" },
  { name: "ground", path: "/withholding/tactical-training/", spanish: "/es/withholding/tactical-training/" },
  { name: "register", path: "/register/", spanish: "/es/register/" },
  { name: "accessibility statement", path: "/accessibility-statement/", spanish: "/es/accessibility-statement/" },
  { name: "search", path: "/search/", spanish: "/es/search/", search: true },
  { name: "search, Spanish", path: "/es/search/", lang: "es", search: true },
  { name: "index from A to Z", path: "/a-z/", spanish: "/es/a-z/" },
  { name: "not found", path: "/there-is-no-such-page/", status: 404 },
];
