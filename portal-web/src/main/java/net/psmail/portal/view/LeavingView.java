package net.psmail.portal.view;

import java.time.Instant;

/** {@code leaving.jte}; its button posts to {@code /account/stay}. */
public record LeavingView(String address, Instant leavesAt) {}
