package net.psmail.status.incident;

import net.psmail.status.component.State;

/** What an update says of a component: the state before it and with it. */
public record Affected(String componentId, State before, State after) {}
