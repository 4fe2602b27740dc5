/** How much there is, for operators to see. Nothing is changed here, and nobody is named. */
@NullMarked
package net.psmail.provisioning.overview;

import org.jspecify.annotations.NullMarked;
