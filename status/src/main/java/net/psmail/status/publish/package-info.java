/**
 * The page set as files in a folder, and the command that carries it to where readers find it when
 * this machine is gone: a second host, an object store, what a CDN serves.
 *
 * <p>Writes only what it once wrote itself, and nothing that is not public.
 */
@NullMarked
package net.psmail.status.publish;

import org.jspecify.annotations.NullMarked;
