package net.psmail.provisioning.member;

import java.time.Instant;

/**
 * What an operator wrote down about an account; its owner reads it.
 *
 * @param by the sign-in name of the operator
 */
public record MemberNote(long id, String text, String by, Instant at) {}
