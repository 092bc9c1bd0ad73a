### minimal: what it says in other words than civic, English

## Words of its own

# $name: the group that publishes
published-by = Published by { $name }
home-follow = Follow in a feed reader
a-z-short = A to Z

## In place of civic's

agency-website = Our website
footer-report-text = Is something here that should not be public? Tell us right away.
home-recent = What is new
home-events = What is coming
home-tips = For this season
home-sections = Everything here
home-report = From the latest report
withholding-link = What we hold back
register-link = Register
changes-link = All changes

## Grounds that civic words for an agency

ground-analytical-methods-sentence = The details of how crime and intelligence are analyzed are withheld where they would show someone how to avoid being found.
ground-facility-security-sentence = Floor plans, alarm systems and guard routines are withheld. They would help someone break into a building or plan an attack.
ground-information-security-sentence = Details of how computer systems are set up and protected are withheld. They would help someone break into the systems that hold people’s records.
ground-received-in-confidence-sentence = Information that someone gave us in confidence is withheld. We do not publish it without that person’s consent.
ground-legal-privilege-sentence = Advice from our lawyers is withheld. Like anyone else, we may seek legal advice in confidence.
