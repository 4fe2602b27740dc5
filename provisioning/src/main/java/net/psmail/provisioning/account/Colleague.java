package net.psmail.provisioning.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who works here, or did until lately.
 *
 * @param name what the person types to sign in
 * @param since when the invitation was accepted
 * @param lastSignIn empty when it is longer ago than the trail goes back
 * @param secondStep whether the sign-in has a second step
 * @param erasedAt when the name will be free again, if the access has ended
 */
public record Colleague(
    long id,
    String name,
    Duty duty,
    Instant since,
    Optional<Instant> lastSignIn,
    boolean secondStep,
    Optional<Instant> erasedAt) {}
