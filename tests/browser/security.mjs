// Judges a `security.txt` by RFC 9116.

const FIELDS = {
  acknowledgments: /^https:\/\/\S+$/,
  canonical: /^https:\/\/\S+$/,
  contact: /^(https:\/\/\S+|mailto:\S+@\S+|tel:\+?[0-9-]+)$/,
  encryption: /^(https:\/\/|dns:|openpgp4fpr:)\S+$/,
  expires: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i,
  hiring: /^https:\/\/\S+$/,
  policy: /^https:\/\/\S+$/,
  "preferred-languages": /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*(\s*,\s*[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)*$/,
};

/** Names what is wrong with a file. */
export function securityFaults(bytes) {
  const faults = [];
  const seen = new Map(Object.keys(FIELDS).map((name) => [name, 0]));
  const text = bytes.toString();
  if (!text.endsWith("\n")) faults.push("the last line does not end");
  for (const line of text.split(/\r?\n/).filter((line) => line && !line.startsWith("#"))) {
    const [, name, value] = /^([!-9;-~]+): (.+)$/.exec(line) ?? [];
    const known = FIELDS[name?.toLowerCase()];
    if (!name) faults.push(`not a field: ${line}`);
    else if (!known) faults.push(`RFC 9116 has no field ${name}`);
    else if (!known.test(value)) faults.push(`${name} is ${value}`);
    if (known) seen.set(name.toLowerCase(), seen.get(name.toLowerCase()) + 1);
  }
  if (seen.get("contact") === 0) faults.push("no Contact");
  if (seen.get("expires") !== 1) faults.push("not one Expires");
  if (seen.get("preferred-languages") > 1) faults.push("more than one Preferred-Languages");
  return faults;
}
