/**
 * What is watched and how readers see it: groups and components as the database keeps them.
 *
 * <p>What this installation has by itself, and what the settings name, is added at each start where
 * it is missing; operators may name and order it as they like. A database that is away leaves the
 * page with what the settings say.
 */
@NullMarked
package net.psmail.status.catalogue;

import org.jspecify.annotations.NullMarked;
