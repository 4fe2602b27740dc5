package net.psmail.status.subscription;

/**
 * How many there are.
 *
 * @param pending who were asked and have not answered
 * @param setAside who get nothing because three notices were refused for good
 * @param waiting messages still to be sent
 * @param givenUp messages of the last 30 days that never arrived
 */
public record Counts(int mail, int webhooks, int pending, int setAside, int waiting, int givenUp) {}
