package net.psmail.certificates.order;

import java.nio.file.Path;

/**
 * A certificate has been replaced: it lies in the file, and the listeners of this process serve it.
 * Programs that read the file themselves have yet to be told.
 */
public record Renewal(CertificateStatus certificate, Path file) {}
