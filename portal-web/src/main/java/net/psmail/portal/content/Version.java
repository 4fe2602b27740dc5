package net.psmail.portal.content;

import java.time.Instant;

/**
 * A text as it was saved once.
 *
 * @param number counted from 1 within the text
 * @param savedBy an operator's sign-in name; empty when it was shipped with PSMail
 */
public record Version(int number, Instant savedAt, String savedBy, Wording wording) {}
