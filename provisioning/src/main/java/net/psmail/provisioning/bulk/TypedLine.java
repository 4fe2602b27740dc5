package net.psmail.provisioning.bulk;

/** A line as it was handed in, without the space around its fields. */
record TypedLine(
    int number, String address, String act, String value, String reason, boolean tooManyFields) {}
