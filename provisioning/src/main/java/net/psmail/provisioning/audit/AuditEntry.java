package net.psmail.provisioning.audit;

import java.time.Instant;
import net.psmail.provisioning.Origin;

/**
 * One act.
 *
 * @param at when
 * @param actor who: a sign-in name, or "system"
 * @param act what
 * @param subject to what, in words that hold no secret: an address, a device's name
 * @param origin from where
 */
public record AuditEntry(Instant at, String actor, Act act, String subject, Origin origin) {}
