-- What every message paid for and hardly anything needed.

DROP INDEX events_visitor; -- the visitor's numbers are found by the agents', which rise with them

DROP INDEX commands_time; -- outdated commands are found by looking through all, a few at a time
