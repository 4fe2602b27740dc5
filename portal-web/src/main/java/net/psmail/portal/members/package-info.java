/**
 * Members' accounts for operators: looking for them, one of them, and what can be done with it.
 * Everything here begins with {@link net.psmail.provisioning.member.Members}, which knows who may.
 */
@NullMarked
package net.psmail.portal.members;

import org.jspecify.annotations.NullMarked;
