/**
 * Keys and certificates as files that mail servers read: one PEM each, private key first, so that
 * no reader ever sees the key of one and the chain of another. A file is written beside its place,
 * forced to the disk and renamed; a lock keeps two processes apart. Which certificate belongs where
 * is decided elsewhere.
 */
@NullMarked
package net.psmail.certificates.store;

import org.jspecify.annotations.NullMarked;
