package net.psmail.provisioning.otheraddress;

import java.time.Instant;

/** An address of a member at another provider, and since when we know that it is theirs. */
public record OtherAddress(String address, Instant confirmedAt) {}
