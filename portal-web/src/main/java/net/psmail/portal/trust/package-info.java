/**
 * The certificates as everybody may know them: which one each service should show, to compare with
 * what a browser or mail program shows, and what our own servers serve at this moment. What is kept
 * and renewed is the affair of {@code cert-manager}; what operators see of that is in {@code
 * console}.
 */
@NullMarked
package net.psmail.portal.trust;

import org.jspecify.annotations.NullMarked;
