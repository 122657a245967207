package io.cellfleet.api.rest.view;

/** What happened: the fields that an event of one type has. Each knows how it is made from its message. */
sealed interface EventFact permits WarningFact, RelayFact, CountFact, ActionFact, RecordFact {}
