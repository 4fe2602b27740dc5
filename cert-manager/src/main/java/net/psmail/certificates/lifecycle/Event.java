package net.psmail.certificates.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of a certificate's history: the stage it came to, by whom, and why in this way. */
public record Event(Instant at, Stage stage, @Nullable String issuer, @Nullable String reason) {}
