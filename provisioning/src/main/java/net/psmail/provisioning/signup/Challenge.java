package net.psmail.provisioning.signup;

/**
 * A question of the <a href="https://altcha.org/docs/v2/proof-of-work/">ALTCHA protocol</a>: which
 * number, written behind the salt, has this hash?
 *
 * @param algorithm of the hash
 * @param challenge the hash, in hexadecimal
 * @param most the number is not above it
 * @param salt with the form that it is for and the end of its time
 * @param signature by which we know our own questions
 */
public record Challenge(
    String algorithm, String challenge, long most, String salt, String signature) {}
