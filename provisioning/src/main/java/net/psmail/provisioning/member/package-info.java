/**
 * Members' accounts as operators see them: found among a million, one at a time, with the notes
 * that operators keep and the quota that they give. {@link
 * net.psmail.provisioning.member.Members#get} is where it is decided who may look at whom.
 */
@NullMarked
package net.psmail.provisioning.member;

import org.jspecify.annotations.NullMarked;
