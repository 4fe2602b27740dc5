package net.psmail.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * That a domain is not served any more.
 *
 * @param since when it was stopped; empty if the trail does not reach back so far
 */
public record DomainStop(Optional<Instant> since) {}
