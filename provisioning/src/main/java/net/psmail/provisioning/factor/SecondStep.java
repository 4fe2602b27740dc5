package net.psmail.provisioning.factor;

import java.time.Instant;

/**
 * The second step of an account that has one.
 *
 * @param since when the app was set up
 * @param codesLeft codes on paper that were not used yet
 */
public record SecondStep(Instant since, int codesLeft) {}
