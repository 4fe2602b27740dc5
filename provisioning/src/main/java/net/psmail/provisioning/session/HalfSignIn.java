package net.psmail.provisioning.session;

/**
 * Who has given the right password and not yet the second step.
 *
 * @param signInName what the person typed to get this far
 */
public record HalfSignIn(HalfToken token, long accountId, String signInName) {}
